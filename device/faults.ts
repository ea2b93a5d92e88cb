/** The faults of devices, in the words of the log. The screen has its own, in the language of the room. */
import type { DeviceFaultCode } from './contract.ts';

export interface DeviceFault {
  readonly cause: string;
  readonly remedy: string;
}

export const deviceFaults: Readonly<Record<DeviceFaultCode, DeviceFault>> = {
  'pcsc-library-missing': {
    cause: 'nfc-pcsc is not installed or was not built for this Node',
    remedy: 'apt-get install pcscd libpcsclite-dev, then start again: the start builds it',
  },
  'pcsc-service-down': {
    cause: 'pcscd does not listen on its socket',
    remedy: 'systemctl enable --now pcscd.socket',
  },
  'hid-library-missing': {
    cause: 'node-hid cannot be loaded',
    remedy: 'apt-get install libusb-1.0-0 libudev1',
  },
  'reader-busy': {
    cause: 'another program holds the device',
    remedy: 'find it with fuser on the device node and end it; ModemManager takes serial ports, for one',
  },
  'no-permission': {
    cause: 'this user may not open the device',
    remedy: 'serial port: group dialout; hidraw: a udev rule; PC/SC: a polkit rule for access_pcsc and access_card',
  },
  'no-answer': {
    cause: 'the device is there and does not answer, or does not speak what it is expected to speak',
    remedy: 'unplug it and plug it in again; check protocol and baud rate in the config file; try a shorter cable',
  },
  'driver-crashed': {
    cause: 'the driver ended; it is started again without end',
    remedy: 'report it with the lines above this one',
  },
};
