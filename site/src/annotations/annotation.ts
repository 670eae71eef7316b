/** What a reader's own annotation file says of one item. It stays in the reader's browser. */
export type Annotation = {
  /** As the harness makes it, so that it can be joined with an item set. */
  id: string;
  question: string;
  /** Without letters, in the order of the letters; empty where answers are free. */
  options: string[];
  /** The letter or the words of the right answer; null where the authors keep it. */
  answer: string | null;
};

/** One kind of annotation file. */
export type AnnotationFormat = {
  /** "NExT-QA, CSV": for the sentence that says what was read. */
  title: string;
  /** @returns null where the text is something else. */
  read: (text: string) => Annotation[] | null;
};
