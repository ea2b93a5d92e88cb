/** The command line of the kiosk. */
import { resolve } from 'node:path';
import { isPresetId, type PresetId, presetIds, presets } from '../domain/policy/presets.ts';
import { commandLine } from '../service/command-line.ts';

export type Arguments =
  | {
      readonly kind: 'run';
      readonly data: string;
      /** 0: any free port. */
      readonly port: number;
      /** Null: `kiosk.toml` in the data folder, if there is one. */
      readonly config: string | null;
      /** The ritual that the branch is to follow; null: as the config or the log says. */
      readonly policy: PresetId | null;
      readonly demo: boolean;
      /** The township that the demo room enters by itself; null: none. */
      readonly township: { readonly url: string; readonly code: string } | null;
    }
  | { readonly kind: 'reset-pin'; readonly data: string }
  | { readonly kind: 'help' };

export const usage = `用法 / Usage:
  npm run kiosk -- --data DIR [--port N] [--config FILE] [--policy ID] [--demo [--township URL#CODE]]
  npm run kiosk -- --data DIR --reset-pin

  --data DIR      数据目录，没有就新建 / folder of the room's data, made if missing
  --port N        网页端口，默认 8600 / port of the page, 8600 unless told
  --config FILE   配置文件，默认 DIR/kiosk.toml / config file, DIR/kiosk.toml unless told
  --policy ID     制度方案 / the ritual:
${presetIds.map((id) => `                  ${id.padEnd(12)}  ${presets[id].name}`).join('\n')}
  --demo          演示活动室，带模拟读卡器 / demo room with a simulated reader
  --township URL#CODE
                  演示活动室自行接入演示镇 / the demo's township, entered with its code
  --reset-pin     在本机设置新 PIN 并解锁 / set a new PIN at this box and lift the lock
  --help          显示本说明 / this text`;

const { wrong, parse, folder, port } = commandLine(usage);

/** Throws a `StartFault` with the usage. */
export function readArguments(argv: readonly string[]): Arguments {
  const values = parse(argv, {
    data: { type: 'string' },
    port: { type: 'string' },
    config: { type: 'string' },
    policy: { type: 'string' },
    demo: { type: 'boolean' },
    township: { type: 'string' },
    'reset-pin': { type: 'boolean' },
    help: { type: 'boolean' },
  });
  if (values.help) return { kind: 'help' };
  const data = folder(values.data);
  if (values['reset-pin']) return { kind: 'reset-pin', data };
  return {
    kind: 'run',
    data,
    port: port(values.port, 8600),
    config: values.config ? resolve(values.config) : null,
    policy: values.policy === undefined ? null : presetOf(values.policy),
    demo: values.demo ?? false,
    township: values.township === undefined ? null : townshipOf(values.township, values.demo),
  };
}

function townshipOf(told: string, demo = false): { readonly url: string; readonly code: string } {
  const [, url, code] = /^(http:\/\/127\.0\.0\.1:\d+)#(\d+)$/.exec(told) ?? [];
  if (demo && url !== undefined && code !== undefined) return { url, code };
  throw wrong(
    '--township 只用于演示；真实的活动室在配置里写 [township] 的网址，再输入接入码。',
    '--township is for the demo. A real room has [township] url in its config, and the code typed in at the desk.',
  );
}

function presetOf(id: string): PresetId {
  if (isPresetId(id)) return id;
  const known = presetIds.join(', ');
  throw wrong(`没有“${id}”这套制度方案，可用的有：${known}。`, `--policy ${id}: expected one of ${known}.`);
}
