/** Reads the config file. */
import { ConfigFile, type KioskConfig, toConfig } from './config.ts';
import { wantedPolicy } from './config-policy.ts';
import { parseAs, readText, wrongAt } from './toml.ts';

/** `file` null: all defaults. Throws a `StartFault` with exit code 2. */
export function readConfig(file: string | null): KioskConfig {
  return parseConfig(file ?? 'kiosk.toml', file === null ? '' : readText(file, '--config'));
}

/** `file` only names the text in messages. Throws as `readConfig` does. */
export function parseConfig(file: string, text: string): KioskConfig {
  const parsed = parseAs(ConfigFile, file, text);
  const policy = wantedPolicy(parsed.policy);
  if (!policy.ok) throw wrongAt(file, text, policy.problems);
  return toConfig(parsed, policy.wanted);
}
