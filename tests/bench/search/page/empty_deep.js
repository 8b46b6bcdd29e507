/** The part of an engine for guides and words that only repeats what ours answered. */

const KNOWN = ANSWERS;

export class Deep {
  texts = {
    wordsFor: (text) => KNOWN[text]?.words ?? [],
    guidesFor: (text) => KNOWN[text]?.guides ?? [],
  };

  constructor(finder) {
    finder.deep = this;
  }

  add() {}

  fold(text) {
    return text;
  }
}
