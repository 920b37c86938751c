/** The service's time: that of the machine, until somebody stops or moves it. In milliseconds since the epoch. */
export class Clock {
  /** Where it stands; undefined while it runs. */
  private stoppedAt?: number;
  /** How far it is ahead of the machine while it runs. */
  private ahead = 0;

  constructor(private readonly machine: () => number = Date.now) {}

  /** A function of its own, as it is handed on as one. */
  public readonly now = (): number => this.stoppedAt ?? this.machine() + this.ahead;

  public stopAt(time: number): void {
    this.stoppedAt = time;
  }

  /** Moves it, whether it runs or stands. */
  public advance(milliseconds: number): void {
    if (this.stoppedAt === undefined) {
      this.ahead += milliseconds;
    } else {
      this.stoppedAt += milliseconds;
    }
  }

  /** Lets it run from where it is. */
  public run(): void {
    this.ahead = this.now() - this.machine();
    this.stoppedAt = undefined;
  }

  /** Lets it run as that of the machine does. */
  public reset(): void {
    this.ahead = 0;
    this.stoppedAt = undefined;
  }
}
