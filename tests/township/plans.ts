/** How many rows PostgreSQL read for those that it gave, by the plans that its `auto_explain` writes down. */
import { z } from 'zod';

/** The address by which a session writes the plan of each statement, as it ran, to the server's log. */
export function explaining(url: string): string {
  const settings = [
    ...['session_preload_libraries=auto_explain', 'auto_explain.log_min_duration=0', 'auto_explain.log_analyze=on'],
    ...['auto_explain.log_timing=off', 'auto_explain.log_format=json'],
    // In the small tables of a test it reads from end to end only where no index would do.
    ...['enable_seqscan=off', 'enable_bitmapscan=off', 'enable_hashjoin=off', 'enable_mergejoin=off'],
  ];
  return `${url}?options=${encodeURIComponent(settings.map((setting) => `-c ${setting}`).join(' '))}`;
}

interface Node {
  readonly 'Node Type': string;
  readonly 'Actual Rows': number;
  readonly 'Actual Loops': number;
  readonly 'Rows Removed by Filter'?: number | undefined;
  readonly 'Rows Removed by Index Recheck'?: number | undefined;
  readonly Plans?: readonly Node[] | undefined;
}

const Node: z.ZodType<Node> = z.object({
  'Node Type': z.string(),
  'Actual Rows': z.number(),
  'Actual Loops': z.number(),
  'Rows Removed by Filter': z.number().optional(),
  'Rows Removed by Index Recheck': z.number().optional(),
  get Plans() {
    return z.array(Node).optional();
  },
});
const Explained = z.object({ 'Query Text': z.string(), Plan: Node });

export interface Ran {
  readonly sql: string;
  readonly read: number;
  readonly given: number;
}

function readBy(node: Node): number {
  const own =
    node['Actual Rows'] + (node['Rows Removed by Filter'] ?? 0) + (node['Rows Removed by Index Recheck'] ?? 0);
  const isScan = node['Node Type'].endsWith('Scan') && !node['Node Type'].startsWith('Bitmap Index');
  return (node.Plans ?? []).reduce((sum, plan) => sum + readBy(plan), isScan ? own * node['Actual Loops'] : 0);
}

/** What a change finds is as good as given. */
function givenBy(node: Node): number {
  const [found] = node.Plans ?? [];
  return node['Node Type'] === 'ModifyTable' && found !== undefined ? found['Actual Rows'] : node['Actual Rows'];
}

/** The statements, with what they read and gave. */
export function statementsIn(log: string): Ran[] {
  const plans = log.matchAll(/ plan:\n(\t\{\n(?:\t.*\n)*?\t\}\n)/g);
  return [...plans].map(([, text = '']) => {
    const { 'Query Text': sql, Plan } = Explained.parse(JSON.parse(text));
    return { sql, read: readBy(Plan), given: givenBy(Plan) };
  });
}
