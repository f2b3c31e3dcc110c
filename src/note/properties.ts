/** The one door to a note's property block: reading by gray-matter with `yaml`, changing by `yaml`'s own ranges. */
export { findBlock, splitNote, type SplitNote } from "./property-block";
export { BrokenProperties, changeProperties, type PropertyValue } from "./change-properties";
