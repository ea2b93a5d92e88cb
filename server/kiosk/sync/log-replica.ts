/** The box's log as a replica. */
import type { Log } from '../../log/contract.ts';
import type { AskingReplica } from '../../sync/replica.ts';

export function replicaOf(log: Log): AskingReplica {
  return {
    heads: async (units) => log.heads().filter(({ unit }) => units === undefined || units.includes(unit)),
    rows: async (name, after, limit) => log.rows(name, after, limit),
    signedHead: async (name) => log.signedHead(name),
    receive: (name, rows, signed) => log.receive(name, rows, signed),
    giveWay: (name, rows, signed) => log.giveWay(name, rows, signed),
  };
}
