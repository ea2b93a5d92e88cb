/** How a room's box is doing, as its own screen and the township are told. */
import { z } from 'zod';
import type { DeviceFaultCode, DeviceKind } from '../../../device/contract.ts';
import { clockQualities } from '../../domain/stamp.ts';
import type { Sent } from './sent.ts';

export const ReaderView = z.object({
  id: z.string().max(200),
  kind: z.enum({
    pcsc: 'pcsc',
    pn532: 'pn532',
    'serial-scanner': 'serial-scanner',
    'hid-scanner': 'hid-scanner',
    simulator: 'simulator',
  } satisfies { [Kind in DeviceKind]: Kind }),
  name: z.string().max(200),
  state: z.enum(['ready', 'absent', 'faulty']),
  fault: z
    .enum({
      'pcsc-library-missing': 'pcsc-library-missing',
      'pcsc-service-down': 'pcsc-service-down',
      'hid-library-missing': 'hid-library-missing',
      'reader-busy': 'reader-busy',
      'no-permission': 'no-permission',
      'no-answer': 'no-answer',
      'driver-crashed': 'driver-crashed',
    } satisfies { [Code in DeviceFaultCode]: Code })
    .exactOptional(),
});
export type ReaderView = Sent<typeof ReaderView>;

export const ClockQuality = z.enum(clockQualities);

/** What a box says of itself to its township, whenever it asks for news; an older one says less. */
export const BoxReport = z.object({
  /** Events that it holds of its unit. */
  events: z.number().int().min(0),
  readers: z.array(ReaderView).max(16),
  clock: ClockQuality,
  /** Of the program. */
  version: z.string().max(40).exactOptional(),
  recording: z.boolean().exactOptional(),
  /** Of its disk, bytes. */
  free: z.number().min(0).exactOptional(),
  /** Logs that cannot go on: both ends hold other events, or what came was changed. By the origin of the log. */
  halted: z
    .array(z.object({ origin: z.string().max(200), why: z.enum(['fork', 'tampered']) }))
    .max(16)
    .exactOptional(),
  /** How far it holds the logs of its unit that others write, the township among them. */
  holds: z
    .array(z.object({ origin: z.string().max(200), seq: z.number().int().min(0) }))
    .max(16)
    .exactOptional(),
  /** ms that pass between two of its contacts while nothing happens there; an ordinary one waits for news all the time. */
  pause: z.number().int().min(0).max(86_400_000).exactOptional(),
});
export type BoxReport = Sent<typeof BoxReport>;

/** By what a person tells two boxes apart, at the box and at the console: the end of what it is enrolled as. */
export const boxMark = (origin: string): string => origin.slice(-4).toUpperCase();
