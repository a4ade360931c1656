/** The names of the files in a zip archive, in its order. */
export function zipEntries(archive: Buffer): string[] {
  // At its end the archive says how many entries there are and where their list begins; each entry there has a fixed head of 46 bytes.
  const end = archive.lastIndexOf('PK\u0005\u0006', undefined, 'latin1');
  const count = archive.readUInt16LE(end + 10);
  const names: string[] = [];
  for (let at = archive.readUInt32LE(end + 16); names.length < count;) {
    const [name, extra, comment] = [28, 30, 32].map((field) => archive.readUInt16LE(at + field));
    names.push(archive.toString('utf8', at + 46, at + 46 + (name ?? 0)));
    at += 46 + (name ?? 0) + (extra ?? 0) + (comment ?? 0);
  }
  return names;
}
