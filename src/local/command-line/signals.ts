/** Calls back, once, when somebody wants the program to end: Ctrl-C, a process manager, a closed terminal. Gives back how to stop listening. */
export function onceInterrupted(callback: () => void): () => void {
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
  const stop = (): void => signals.forEach((signal) => process.off(signal, interrupted));
  const interrupted = (): void => {
    stop(); // a second signal ends the process at once, as it would without us
    callback();
  };
  signals.forEach((signal) => process.on(signal, interrupted));
  return stop;
}
