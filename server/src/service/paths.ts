/** Paths as `reader.ts` describes them. */

/** The folder that holds `path`; undefined at the root and for what is no absolute path. */
export function parentOf(path: string): string | undefined {
  const isRoot = path === '/' || /^[A-Za-z]:\/?$/.test(path);
  if (isRoot || !/^(\/|[A-Za-z]:\/)/.test(path)) return undefined;
  const slash = path.lastIndexOf('/');
  const parent = path.slice(0, slash);
  return parent === '' || /^[A-Za-z]:$/.test(parent) ? `${parent}/` : parent;
}

/** The path's last part. */
export const baseName = (path: string): string => path.slice(path.lastIndexOf('/') + 1);

/** `folder` and every folder above it, the nearest first. */
export function* foldersUp(folder: string | undefined): Generator<string> {
  for (let at = folder; at !== undefined; at = parentOf(at)) yield at;
}

/** `relative` from `folder`; `.` and `..` are taken out. An absolute path stays itself. */
export function join(folder: string, relative: string): string {
  if (/^(\/|[A-Za-z]:\/)/.test(relative)) return relative;
  const parts = folder.split('/');
  if (parts.at(-1) === '') parts.pop();
  for (const part of relative.split('/')) {
    if (part === '..') {
      if (parts.length > 1) parts.pop();
    } else if (part !== '.' && part !== '') parts.push(part);
  }
  return parts.length === 1 ? `${parts[0]}/` : parts.join('/');
}

/** Whether `path` is `folder` or stands below it. */
export const isWithin = (folder: string, path: string): boolean => path === folder || path.startsWith(folder.endsWith('/') ? folder : `${folder}/`);

/** `path` from `folder`; undefined where it does not stand below it. */
export const relativeTo = (folder: string, path: string): string | undefined =>
  path !== folder && isWithin(folder, path) ? path.slice(folder.endsWith('/') ? folder.length : folder.length + 1) : undefined;
