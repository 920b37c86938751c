import { createColors } from 'picocolors';
import { STACK_TYPE } from '../cloudformation/events';
import type { StackEvent } from '../cloudformation/events';

type Colors = ReturnType<typeof createColors>;

const WIDTHS = { time: 8, status: 28, type: 34 };
const BAR_WIDTH = 24;

/** Where the log goes: a terminal gets colours and a progress line, anything else plain lines. */
export interface Screen {
  readonly isTTY?: boolean;
  readonly columns?: number;
  write(text: string): unknown;
}

/** The events of stacks in CloudFormation's own words and columns, with a line below them on terminals that tells how far it is. */
export class EventLog {
  private readonly colors: Colors;
  private readonly live: boolean;
  private begun = false;
  private progressShown = false;

  constructor(private readonly screen: Screen, env: NodeJS.ProcessEnv = process.env) {
    this.live = screen.isTTY === true && env.TERM !== 'dumb';
    this.colors = createColors(this.live && !env.NO_COLOR);
  }

  public add(event: StackEvent): void {
    this.clearProgress();
    if (!this.begun) {
      this.begun = true;
      this.screen.write(`${this.colors.bold(row('Time', 'Status', 'Type', 'Logical ID', 'Status reason'))}\n`);
    }
    const { timestamp, status, resourceType, nestedPath, logicalId, reason, progress } = event;
    const id = nestedPath === undefined ? logicalId : `${nestedPath}/${logicalId}`;
    const line = row(timestamp.toISOString().slice(11, 19), status, resourceType, id, reason ?? '');
    // a reason of several lines is indented, so that the columns stay readable
    this.screen.write(`${this.coloured(status, line).replaceAll('\n', `\n${' '.repeat(WIDTHS.time + 2)}`)}\n`);
    if (this.live && !(resourceType === STACK_TYPE && /(COMPLETE|FAILED)$/.test(status))) {
      this.showProgress(event.stackName, progress.done, progress.total);
    }
  }

  /** A line of the program itself. */
  public say(text: string): void {
    this.clearProgress();
    this.screen.write(`${text}\n`);
  }

  /** A line that is hard to overlook. */
  public heading(text: string): void {
    this.say(`\n${this.colors.bold(text)}`);
  }

  private showProgress(stackName: string, done: number, total: number): void {
    const filled = total === 0 ? 0 : Math.round(BAR_WIDTH * done / total);
    const line = `${stackName}  [${'='.repeat(filled)}${' '.repeat(BAR_WIDTH - filled)}] ${done}/${total}`;
    this.screen.write(this.colors.dim(line.slice(0, this.screen.columns ?? 80)));
    this.progressShown = true;
  }

  private clearProgress(): void {
    if (this.progressShown) {
      this.screen.write('\r\u001b[2K');
      this.progressShown = false;
    }
  }

  private coloured(status: string, line: string): string {
    if (/FAILED|ROLLBACK/.test(status)) {
      return this.colors.red(line);
    }
    if (/COMPLETE$/.test(status)) {
      return this.colors.green(line);
    }
    return line;
  }
}

function row(time: string, status: string, type: string, logicalId: string, reason: string): string {
  return `${time.padEnd(WIDTHS.time)}  ${status.padEnd(WIDTHS.status)}  ${type.padEnd(WIDTHS.type)}  ${logicalId}${reason && `  ${reason}`}`;
}
