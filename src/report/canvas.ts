import { buildGraph } from "../graph/build";
import { isOwnCanvas, writeCanvas } from "../graph/canvas";
import type { Report } from "./report";

/** The people graph as a canvas, in which nodes stay where the user dragged them. */
export const canvasReport: Report = {
  id: "people-canvas",
  fileName: "People graph.canvas",
  kind: "canvas",
  isOwn: isOwnCanvas,
  write: (existing, facts) => writeCanvas(existing, buildGraph(facts)),
};
