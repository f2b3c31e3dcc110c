import { expect, it } from "vitest";
import { priorityOf } from "../../../src/engine/offline/priority";

it.each([
  ["send it asap", "high"], ["this one is urgent", "high"], ["it's a blocker for the launch", "high"], ["no rush at all", "low"],
  ["that's not urgent", "low"], ["at some point", "low"], ["send the list", null],
])("%j is %j", (said, priority) => expect(priorityOf(said)).toBe(priority));
