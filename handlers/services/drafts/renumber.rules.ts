const versionLine = /^((?:version|"version"|'version')[ \t]*:[ \t]+)\d+(?=[ \t]*(?:#.*|,.*)?\r?$)/m;

/** The same text under another number: only that number changes. Undefined where no line at the left edge has one. */
export function renumbered(source: string, version: number): string | undefined {
  if (!versionLine.test(source)) return undefined;
  return source.replace(versionLine, (_, before: string) => `${before}${version}`);
}
