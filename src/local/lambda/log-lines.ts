import type { Readable } from 'node:stream';

/** A line that a function wrote. */
export interface LogLine {
  readonly timestamp: Date;
  readonly requestId: string;
  readonly stream: 'stdout' | 'stderr';
  readonly text: string;
}

/**
 * Splits a stream into lines and tells when the fence has come by: the text that the bootstrap writes after the handler's last word.
 */
export class LineReader {
  private rest = '';
  private fence?: { text: string; passed: () => void };

  constructor(stream: Readable, private readonly onLine: (text: string) => void) {
    stream.setEncoding('utf8');
    stream.on('data', (chunk: string) => this.read(chunk));
    stream.on('close', () => this.end());
  }

  /** Settles when everything before the fence has been read, or when the stream has ended. */
  public async until(fence: string): Promise<void> {
    return new Promise((passed) => {
      this.fence = { text: fence, passed };
      this.read('');
    });
  }

  private read(chunk: string): void {
    this.rest += chunk;
    const at = this.fence === undefined ? -1 : this.rest.indexOf(this.fence.text);
    if (this.fence !== undefined && at >= 0) {
      const before = this.rest.slice(0, at);
      const after = this.rest.slice(at + this.fence.text.length);
      this.rest = before === '' || before.endsWith('\n') ? before : `${before}\n`;
      this.takeLines();
      this.rest = after;
      const { passed } = this.fence;
      this.fence = undefined;
      passed();
    }
    this.takeLines();
  }

  private takeLines(): void {
    const lines = this.rest.split('\n');
    this.rest = lines.pop() ?? '';
    lines.forEach((line) => this.onLine(line));
  }

  private end(): void {
    if (this.rest !== '') {
      this.onLine(this.rest);
    }
    this.rest = '';
    this.fence?.passed();
    this.fence = undefined;
  }
}
