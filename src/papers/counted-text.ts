/** Bytes that have arrived, and of how many; null where that is not known. */
export type Progress = { read: number; of: number | null };

/**
 * Reads the text of an answer and tells how far it has come, each time that something arrives.
 * @throws where the answer breaks off
 */
export async function countedText(response: Response, onProgress: (progress: Progress) => void): Promise<string> {
  const { body, headers } = response;
  // What is told of a compressed file is its length before it is unpacked.
  const length = headers.has('Content-Encoding') ? 0 : Number(headers.get('Content-Length'));
  let read = 0;
  const counting = new TransformStream<Uint8Array<ArrayBuffer>, Uint8Array<ArrayBuffer>>({
    transform(chunk, next) {
      read += chunk.byteLength;
      onProgress({ read, of: length > 0 ? length : null });
      next.enqueue(chunk);
    },
  });
  return body === null ? response.text() : new Response(body.pipeThrough(counting)).text();
}
