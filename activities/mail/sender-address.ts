/**
 * A sender such as `Müller, Söhne <mail@mueller.example>` as SES wants it: a display name that is not plain ASCII in
 * RFC 2047 encoded words, one with punctuation in quotes.
 */
export function senderAddress(sender: string): string {
  const match = /^\s*(.*?)\s*<([^<>\s]+)>\s*$/u.exec(sender);
  if (!match) return sender.trim();
  const [, name = '', address = ''] = match;
  const plain = name.replace(/^"(.*)"$/u, '$1').replaceAll('\\"', '"');
  return plain === '' ? address : `${displayName(plain)} <${address}>`;
}

function displayName(name: string): string {
  if (/^[A-Za-z0-9 !#$%&'*+/=?^_`{|}~-]*$/.test(name)) return name;
  if (/^[\x20-\x7e]*$/.test(name)) return `"${name.replace(/["\\]/g, '\\$&')}"`;
  return encodedWords(name);
}

/** An encoded word has at most 75 characters: 45 bytes in base64, never a part of a character. */
function encodedWords(name: string): string {
  const words: string[] = [''];
  for (const character of name) {
    const last = words.at(-1) ?? '';
    if (Buffer.byteLength(last + character) > 45) words.push(character);
    else words[words.length - 1] = last + character;
  }
  return words.map((word) => `=?UTF-8?B?${Buffer.from(word).toString('base64')}?=`).join(' ');
}
