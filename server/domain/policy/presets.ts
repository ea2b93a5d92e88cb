/** The rituals that ship, by id. */
import { cx6n } from './cx-6n.ts';
import { gbRegular } from './gb-regular.ts';
import { plNineStep } from './pl-nine-step.ts';
import { plStudent } from './pl-student.ts';
import type { Policy } from './schema.ts';
import { xnPlus } from './xn-plus.ts';

export const presetIds = ['cx-6n', 'gb-regular', 'pl-nine-step', 'pl-student', 'xn-plus'] as const;
export type PresetId = (typeof presetIds)[number];

export const presets: Readonly<Record<PresetId, Policy>> = {
  'cx-6n': cx6n,
  'gb-regular': gbRegular,
  'pl-nine-step': plNineStep,
  'pl-student': plStudent,
  'xn-plus': xnPlus,
};

export const isPresetId = (id: string): id is PresetId => Object.hasOwn(presets, id);
