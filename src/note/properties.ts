/** The one door to a note's property block: reading by `yaml`, changing by the ranges that it tells. */
export { findBlock, splitNote, type SplitNote } from "./property-block";
export { BrokenProperties, changeProperties, type PropertyValue } from "./change-properties";
