import type { Command } from 'commander';

export type QueueFlags = { queue?: string };

/** `--queue`, or what the environment says instead. */
export function queueUrl(
  { queue }: QueueFlags,
  environment: Record<string, string | undefined>,
): string | null {
  return queue ?? (environment['SIGHTLINE_QUEUE'] || null);
}

export function queueFlags(program: Command, what: string): Command {
  return program.option('--queue <url>', `${what}: redis://host:port (or SIGHTLINE_QUEUE)`);
}
