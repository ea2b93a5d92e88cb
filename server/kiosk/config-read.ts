/** Reads the config file. */
import { ConfigFile, type KioskConfig, toConfig } from './config.ts';
import { parseAs, readText } from './toml.ts';

/** `file` null: all defaults. Throws a `StartFault` with exit code 2. */
export function readConfig(file: string | null): KioskConfig {
  return parseConfig(file ?? 'kiosk.toml', file === null ? '' : readText(file, '--config'));
}

/** `file` only names the text in messages. */
export function parseConfig(file: string, text: string): KioskConfig {
  return toConfig(parseAs(ConfigFile, file, text));
}
