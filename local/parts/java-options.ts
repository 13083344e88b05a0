/** The least work to start and to run for minutes: a second compiler and a parallel collector never pay for themselves. */
export const javaOptions: readonly string[] = ['-XX:+UseSerialGC', '-XX:TieredStopAtLevel=1'];
