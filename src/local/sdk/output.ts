import { Readable } from 'node:stream';

/** The body of what a service streams is a stream that can be read at once, as the SDK has it. */
export function fromServiceOutput(output: { readonly [key: string]: unknown }): { [key: string]: unknown } {
  const { Body: body } = output;
  if (!(body instanceof Uint8Array)) {
    return { ...output };
  }
  const bytes = Buffer.from(body);
  return {
    ...output,
    Body: Object.assign(Readable.from([bytes]), {
      transformToByteArray: async () => bytes,
      transformToString: async (encoding?: BufferEncoding) => bytes.toString(encoding),
    }),
  };
}
