import type { Runtime } from "../runtime";
import { followNotes, REVIEW_VIEW } from "./open";
import { ReviewView } from "./view";

/** Registers the review. */
export function addReview(runtime: Runtime): void {
  runtime.plugin.registerView(REVIEW_VIEW, (leaf) => new ReviewView(leaf, runtime));
  followNotes(runtime);
}
