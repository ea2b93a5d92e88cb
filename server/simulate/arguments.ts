/** The command line of the simulation. */
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { isPresetId, type PresetId, presetIds, presets } from '../domain/policy/presets.ts';
import type { SimulationOptions } from './simulate.ts';

export interface Arguments extends Omit<SimulationOptions, 'policy'> {
  readonly policy: PresetId;
  /** Null: in memory only. */
  readonly data: string | null;
}

export const usage = `用法 / Usage:
  npm run simulate -- --policy ID --year Y --members N --seed S [--years K] [--diligence D] [--data DIR]

  --policy ID     制度方案 / the ritual:
${presetIds.map((id) => `                  ${id.padEnd(12)}  ${presets[id].name}`).join('\n')}
  --year Y        从哪一年起 / the first year
  --members N     党员人数，6 到 2000 / members at the beginning
  --seed S        随机种子，同样的种子写出同样的历史 / the same seed writes the same history
  --years K       写几年，默认 1 / how many years, 1 unless told
  --diligence D   支部尽责的程度，0 到 1，默认 0.9 / how likely each duty is done, 0.9 unless told
  --data DIR      写入空目录，供 npm run kiosk 打开；没有就只打印 / writes a log for the kiosk; else it only prints`;

const whole = (least: number, most: number) => z.coerce.number().int().min(least).max(most);

const Values = z.object({
  policy: z.string().refine(isPresetId),
  year: whole(2000, 2099),
  members: whole(6, 2000),
  seed: whole(0, 2 ** 32 - 1),
  years: whole(1, 50).default(1),
  diligence: z.coerce.number().min(0).max(1).default(0.9),
  data: z.string().min(1).optional(),
});

/** Null for arguments that make no sense. */
export function readArguments(argv: readonly string[]): Arguments | null {
  const options = Object.fromEntries(Object.keys(Values.shape).map((name) => [name, { type: 'string' as const }]));
  try {
    const { values } = parseArgs({ args: [...argv], options });
    const { data, ...rest } = Values.parse(values);
    return { ...rest, data: data === undefined ? null : resolve(data) };
  } catch (error) {
    if (error instanceof TypeError || error instanceof z.ZodError) return null;
    throw error;
  }
}
