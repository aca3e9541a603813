/** The most words that a sentence of an error, of the help or of a cause has. */
export const MOST_WORDS = 25;

/** A name in quotation marks, a menu path in brackets after it, and a piece of JSON are each read as one thing. */
const ONE_THING = /"[^"]*"|\{.*\}|\[.*\]/g;

/** The sentences of a text. A line, an item of a list, and what follows a full stop, a colon that a capital letter follows, are sentences of their own. */
export function sentencesIn(text: string): string[] {
  return text
    .replace(ONE_THING, 'NAME')
    .split(/(?<=[.!?])\s+|\n+/)
    .map((sentence) => sentence.trim())
    .filter((sentence) => sentence !== '');
}

/** Sentences that are too long, each with the number of its words. */
export function longIn(texts: readonly string[]): string[] {
  const long = texts.flatMap(sentencesIn).filter((sentence) => wordsOf(sentence) > MOST_WORDS);
  return [...new Set(long)].map((sentence) => `${wordsOf(sentence)} words: ${sentence}`);
}

/** How many words a sentence has; signs alone are none. */
export const wordsOf = (sentence: string): number =>
  sentence.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word)).length;
