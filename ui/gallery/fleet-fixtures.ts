/** Boxes in every standing, at a township and at a county that has levels below it. */
import type { BoxReport, FleetPage, Quarantine } from '../../server/township/contract.ts';
import { villages } from './township-fixtures.ts';

const boxReport: BoxReport = {
  ...{ events: 512, clock: 'ntp', version: '1.4.0', recording: true, free: 21e9, halted: [] },
  readers: [{ id: 'r', kind: 'pcsc', name: 'ACS ACR122U', state: 'ready' }],
};

const mishapsOf: Readonly<Record<number, FleetPage['devices'][number]['mishaps']>> = {
  3: [
    { kind: 'damaged', at: Date.UTC(2026, 8, 3, 1, 20) },
    { kind: 'cloned', at: Date.UTC(2026, 10, 14, 1, 20) },
  ],
  6: [{ kind: 'set-back', at: Date.UTC(2026, 10, 14, 1, 20) }],
};

function device(index: number, standing: FleetPage['devices'][number]['standing']): FleetPage['devices'][number] {
  const name = `${villages[index] ?? ''}村党支部`;
  return {
    origin: `o${index}`,
    unit: `u${index}`,
    level: 'room',
    mark: `3F${index + 10}`,
    branch: name,
    room: '村党员活动室',
    offeredTo: index === 31 ? '前进村党支部' : name,
    standing,
    enrolled: Date.UTC(2026, 10, 14, 1, 20 + index),
    lastContact: Date.now() - index * 70_000,
    mishaps: mishapsOf[index] ?? [],
    events: 400 + index * 37,
    quarantined: index === 3 ? 2 : 0,
    handedOver: standing === 'revoked' ? 14 : 0,
    replacing: index === 30 ? { reason: '屏幕损坏' } : null,
    keyDue: index === 4,
    formerKey: index === 1 || index === 7 ? { at: Date.UTC(2026, 10, 15, 1, 3), inUse: index === 7 } : null,
    report: index === 5 ? null : { ...boxReport, ...(index === 2 && { halted: [{ origin: 'o2', why: 'fork' }] }) },
  };
}

export const fleetPage: FleetPage = {
  devices: [
    device(30, 'waiting'),
    device(31, 'waiting'),
    { ...device(31, 'waiting'), origin: 'o32', mark: '9C04', offeredTo: `${villages[31] ?? ''}村党支部` },
    ...Array.from({ length: 9 }, (_, index) => device(index, 'accepted')),
    device(20, 'revoked'),
  ],
  setBack: Date.UTC(2026, 10, 15, 0, 40),
};

export const quarantined: Quarantine = {
  kinds: [
    {
      why: 'not-understood',
      type: 'study.recorded',
      count: 2,
      from: Date.UTC(2026, 10, 2),
      until: Date.UTC(2026, 10, 9),
    },
    { why: 'handed-over', type: 'person.signed-in', count: 14, from: null, until: null },
  ],
};

export const waitingDevice = device(30, 'waiting');
export const acceptedDevice = device(0, 'accepted');

/** Of a county, which has levels below it. */
const town = (branch: string, of: FleetPage['devices'][number]): FleetPage['devices'][number] => ({
  ...{ ...of, origin: `${of.origin}-t`, unit: `${of.unit}-t`, level: 'township', branch, room: '', offeredTo: branch },
  report: { ...boxReport, readers: [], events: of.events },
});
export const acceptedTown = town('赤溪镇', { ...device(3, 'accepted'), keyDue: false });
export const fleetOfLevels: FleetPage = {
  devices: [
    { ...town('灵溪镇', device(30, 'waiting')), replacing: { reason: '服务器更换' } },
    { ...town('宜山镇', device(29, 'waiting')), offeredTo: '马站镇' },
    device(30, 'waiting'),
    ...[acceptedTown, town('龙港镇', device(0, 'accepted')), town('钱库镇', device(1, 'accepted'))],
    ...[device(0, 'accepted'), device(2, 'accepted')],
    town('金乡镇', { ...device(20, 'revoked'), handedOver: 0 }),
  ],
  setBack: Date.UTC(2026, 10, 15, 0, 40),
};
