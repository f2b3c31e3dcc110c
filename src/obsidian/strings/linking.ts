/** What linking on save says: nothing but that a name stays plain. */
export const linking = {
  staysPlain: (names: readonly string[]) =>
    `${names.join(", ")} will not be linked in this note again: you took the link away. The note's property do_not_link says so.`,
} as const;
