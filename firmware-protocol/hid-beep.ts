/**
 * Beeps of point-of-sale scanners that offer them: two flags of page 8C in an output report (HID Point of Sale Usage Tables
 * 1.02, Trigger Report). Where it stands is told by the descriptor; most scanners of the other layout have none.
 */
import type { HidField } from './hid-descriptor.ts';
import type { Beep } from './scanner.ts';

const errorBeep = 0x8c0085;
const goodReadBeep = 0x8c0086;

/**
 * The output report for a beep, report id first (0 where reports have no number, as hidraw wants it); undefined where the
 * scanner offers none. All other flags of the report stay off: reading is neither started nor prevented by it.
 */
export function beepReport(fields: readonly HidField[], beep: Beep): Uint8Array | undefined {
  const usage = beep === 'success' ? goodReadBeep : errorBeep;
  const outputs = fields.filter(({ direction }) => direction === 'output');
  const flag = outputs.find(({ variable, size, usages }) => variable && size === 1 && usages.includes(usage));
  if (flag === undefined) return undefined;
  const ofReport = outputs.filter(({ reportId }) => reportId === flag.reportId);
  const idBits = flag.reportId === 0 ? 8 : 0;
  const bits = idBits + Math.max(...ofReport.map(({ bit, size, count }) => bit + size * count));
  if (bits > longestReport * 8) return undefined;

  const report = new Uint8Array(Math.ceil(bits / 8));
  report[0] = flag.reportId;
  const at = idBits + flag.bit + flag.usages.indexOf(usage);
  report[at >> 3] = (report[at >> 3] ?? 0) | (1 << (at & 7));
  return report;
}

/** HID_MAX_BUFFER_SIZE of the Linux kernel. */
const longestReport = 16384;
