/** Names of instances of one thing: `App Server 1` … `3`, `DB Primary` and `DB Replica`, `API (us-east)`. */

const NUMBER = /^(?:\d{1,4}|#\d{1,4}|[a-z]|n|i{1,3}|iv|az\d?)$/;
const REGION = /^(?:us|eu|ap|asia|europe|america|east|west|north|south|central|region|zone|blue|green)$/;
const ROLE = /^(?:primary|secondary|replica|master|slave|leader|follower|standby|active|passive)$/;

const tells = (word: string): boolean => NUMBER.test(word) || REGION.test(word) || ROLE.test(word);

/** The words of a name without those at its ends that say which one; where nothing else is left, those that say no number. */
export function withoutInstance(words: readonly string[]): readonly string[] {
  const start = words.findIndex((word) => !tells(word));
  if (start < 0) {
    const roles = words.filter((word) => ROLE.test(word));
    return roles.length > 0 ? roles : words;
  }
  return words.slice(start, words.findLastIndex((word) => !tells(word)) + 1);
}

/** Whether one of the words says that it is a primary or a replica: instances that feed each other. */
export const saysRole = (words: readonly string[]): boolean => words.some((word) => ROLE.test(word));

/** The same of a name as written: `App Server 1` → `App Server`. */
export function nameOfAll(name: string): string {
  const words = name.split(/([\s_-]+)/);
  const says = (at: number): boolean => at % 2 === 1 || words[at] === '' || tells(words[at]!.toLowerCase());
  let [start, end] = [0, words.length];
  while (start < end && says(start)) start++;
  while (end > start && says(end - 1)) end--;
  return start < end ? words.slice(start, end).join('') : (words.find((word) => ROLE.test(word.toLowerCase())) ?? name);
}
