import * as z from 'zod';

/** `unknown`: the scanner cannot say now. */
export type ScanVerdict = 'clean' | 'infected' | 'unknown';
/** Looks for malware in a content that it reads to its end, or gives up on. */
export type ScanFile = (content: AsyncIterable<Uint8Array>, bytes: number) => Promise<ScanVerdict>;

/** What the scanner answers: docs/how-to/scan-uploads.md. */
const answerSchema = z.object({ verdict: z.enum(['clean', 'infected', 'unknown']) });
const patience = 15_000;

/** A scanner behind HTTP: it is sent the bytes. One that is down, late or answers something else cannot say. */
export function scanOverHttp(url: string): ScanFile {
  return async (content, bytes) => {
    try {
      const answer = await fetch(url, {
        method: 'POST',
        headers: { 'content-type': 'application/octet-stream', 'content-length': String(bytes) },
        body: ReadableStream.from(content) as ReadableStream<Uint8Array<ArrayBuffer>>,
        duplex: 'half',
        redirect: 'error',
        signal: AbortSignal.timeout(patience),
      } as RequestInit);
      return answer.ok ? answerSchema.parse(await answer.json()).verdict : 'unknown';
    } catch {
      return 'unknown';
    }
  };
}
