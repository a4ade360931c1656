/** Verbs that open the text of a step: `Save to S3`, `Validate token`. In the imperative; `-s` and `-ing` forms count too. */
const VERBS: ReadonlySet<string> = new Set(
  `accept acknowledge add aggregate allocate allow analyze append apply approve archive assign attach authenticate authorize await
  begin block book broadcast build calculate call cancel capture charge check choose clean clear click close collect combine commit compare complete
  compress compute configure confirm connect consume continue convert copy count create debit decide decode decrement decrypt deduplicate delete deliver
  deploy deserialize detect determine discard dispatch display download drain drop emit encode encrypt end enqueue enrich ensure enter evaluate
  evict execute exit expire extract fail fetch filter find finish flush format forward generate get go group handle hash ignore import increment index
  initialize insert inspect install invalidate invoke issue join keep launch list load lock log lookup look mark match merge migrate modify monitor
  move normalize notify obtain open parse pass pay perform persist pick place poll populate prepare print process produce provision publish pull push put query
  queue raise read rebuild receive record redirect refresh refund register reject release reload remove render repeat replace reply report request
  reserve reset resize resolve respond restart resume retrieve retry return review revoke rollback route run save scan schedule score search select send serialize
  serve set ship show shut sign skip sleep sort split start stop store stream submit subscribe sum switch sync terminate test throw track transform
  translate trigger try uninstall unlock unwrap update upload upsert use validate verify view wait wrap write`.split(/\s+/),
);

/** Whether a word, in lower case, is one of them: `save`, `saves`, `saving`. */
export function isVerb(word: string): boolean {
  if (VERBS.has(word)) return true;
  const stems = word.endsWith('ing')
    ? [word.slice(0, -3), `${word.slice(0, -3)}e`, word.slice(0, -4)]
    : word.endsWith('es')
      ? [word.slice(0, -1), word.slice(0, -2)]
      : word.endsWith('s')
        ? [word.slice(0, -1)]
        : [];
  return stems.some((stem) => VERBS.has(stem));
}

/** Verbs that no name of a thing begins with: `populate cache` is a step, `read replica` and `search index` are none. */
const PLAIN_VERBS: ReadonlySet<string> = new Set([
  'populate',
  'invalidate',
  'enqueue',
  'enrich',
  'decrypt',
  'deserialize',
  'upsert',
  'notify',
  'retrieve',
  'respond',
]);

export const isPlainVerb = (word: string): boolean => PLAIN_VERBS.has(word);
