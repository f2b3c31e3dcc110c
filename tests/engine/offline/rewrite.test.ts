import { describe, expect, it } from "vitest";
import { imperative, isVague, statement, thingIn } from "../../../src/engine/offline/rewrite";

const VOICES = { speaker: "Ana", addressee: "Bo" };

describe("imperative", () => {
  it.each([
    ["send the price list tomorrow, okay?", "Send the price list tomorrow"],
    ["send you my notes by Friday", "Send Bo Ana's notes by Friday"],
    ["give me your numbers", "Give Ana Bo's numbers"],
    ["check the lease because nobody else will", "Check the lease"],
    ["call the depot, it's only two minutes", "Call the depot"],
    ["book the room and I'll bring the cups", "Book the room"],
    ["write it up, I think.", "Write it up"],
  ])("%j → %j", (clause, line) => expect(imperative(clause, VOICES)).toBe(line));

  it("names him only where that is known", () => {
    expect(imperative("call him tomorrow", { ...VOICES, spokenOf: "Remy" })).toBe("Call Remy tomorrow");
    expect(imperative("call him tomorrow", VOICES)).toBe("Call him tomorrow");
    expect(imperative("take her list along", { ...VOICES, spokenOf: "Remy" })).toBe("Take her list along");
  });
});

describe("statement", () => {
  it.each([
    ["So, okay, we keep my layout then.", "We keep Ana's layout"],
    ["and the lease ends in June", "The lease ends in June"],
    ["Yeah.", "Yeah"],
  ])("%j → %j", (text, line) => expect(statement(text, { speaker: "Ana", addressee: null })).toBe(line));
});

describe("isVague", () => {
  it.each([
    ["do that by Friday", true], ["split it up", true], ["write to him", true], ["call you about that", true], ["send the price list", false],
    ["draft the agenda for the offsite", false],
  ])("%j is %j", (clause, expected) => expect(isVague(clause)).toBe(expected));
});

describe("thingIn", () => {
  it.each([
    ["And the invoice form is still open.", "invoice form"], ["we need it", null], ["in the room", null],
  ])("in %j is %j", (text, thing) => expect(thingIn(text)).toBe(thing));
});
