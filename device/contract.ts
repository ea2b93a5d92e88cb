/**
 * What the hardware shell says to the house above it, and what it is told: the only face of `device/`.
 *
 * `bytes → Frame → Reading`: a driver ends at the Reading; who it was and what it counts for is decided above.
 */

/** A card as the reader saw it. `uid` is upper-case hex in reader order, 4, 7 or 10 bytes, never shortened. */
export interface CardReading {
  readonly kind: 'card';
  readonly device: DeviceId;
  readonly uid: string;
  /** True for a random id (4 bytes, first one 08; AN10927): new at each tap, so never an identity. */
  readonly randomUid: boolean;
  /** What the ATR or SAK/ATS says the card is. */
  readonly technology: CardTechnology;
  /** The text of the NDEF message's first URI or text record, if the card carries one that could be read. */
  readonly ndef?: string;
}

export type CardTechnology = 'classic' | 'type2' | 'iso14443-4' | 'unknown';

/** A bar code or QR code: the data without AIM prefix and terminator. */
export interface CodeReading {
  readonly kind: 'code';
  readonly device: DeviceId;
  readonly text: string;
  /** AIM symbology identifier as `]cm`, when the scanner sends one. */
  readonly aim?: string;
}

/** A card lay on the reader and could not be read (mute, or it left in the middle of an exchange). */
export interface UnreadableCard {
  readonly kind: 'unreadable';
  readonly device: DeviceId;
  readonly reason: 'mute' | 'left-too-soon';
}

export type Reading = CardReading | CodeReading | UnreadableCard;

/** Stable over unplug and replug: made of what the device is (kind, USB ids, serial number), never of a path. */
export type DeviceId = string;

export type DeviceKind = 'pcsc' | 'pn532' | 'serial-scanner' | 'hid-scanner' | 'simulator';

/** What the screen and the township see of a device. */
export interface DeviceStatus {
  readonly id: DeviceId;
  readonly kind: DeviceKind;
  /** A name a person recognises, e.g. `ACS ACR122U`. */
  readonly name: string;
  readonly state: 'ready' | 'absent' | 'faulty';
  /** Set when `faulty`: one of the faults of `device/faults.ts`, with what to do. */
  readonly fault?: DeviceFaultCode;
}

export type DeviceFaultCode =
  | 'pcsc-library-missing'
  | 'pcsc-service-down'
  | 'hid-library-missing'
  | 'reader-busy'
  | 'no-permission'
  | 'no-answer'
  | 'driver-crashed';

/** Feedback at the reader: green and one beep, amber and two, red and a long one. */
export type Signal = 'success' | 'notice' | 'failure';

/** What runs the devices hands up. Callbacks are called on the main thread, one at a time, and never throw back. */
export interface DeviceEvents {
  reading(reading: Reading): void;
  status(status: DeviceStatus): void;
}

export interface Devices {
  /** Every device known since the start, absent ones too. */
  statuses(): readonly DeviceStatus[];
  /** Shows an answer at the device it belongs to; a device without lamp or buzzer ignores it. Never rejects. */
  signal(device: DeviceId, signal: Signal): void;
  /** Closes everything within a second. */
  close(): Promise<void>;
}

/** Which hardware to look for. The kiosk's config file is checked and turned into this; `device/` trusts it. */
export interface DevicesConfig {
  /** NFC readers of pcscd. */
  readonly pcsc: boolean;
  /** Serial ports that are named in the config. */
  readonly serial: readonly SerialDeviceConfig[];
  /** Listen on every USB serial port (`/dev/serial/by-id`) that `serial` does not name, as a scanner of plain lines. */
  readonly serialAuto: boolean;
  /** HID point-of-sale scanners, found by their usage page 8C. */
  readonly hidPos: boolean;
  /** Keyboard-type scanners, which cannot be told from keyboards, so they are named by their USB ids. */
  readonly hidKeyboards: readonly { readonly vendorId: number; readonly productId: number }[];
}

export type SerialDeviceConfig =
  | { readonly use: 'pn532'; readonly port: string }
  | { readonly use: 'scanner'; readonly port: string; readonly protocol: ScannerProtocol; readonly baudRate: number };

export type ScannerProtocol = 'lines' | 'gm65' | 'ssi' | 'newland' | 'honeywell';
