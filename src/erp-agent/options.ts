import fs from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { z } from 'zod';

import { fileSettings } from '../../plugins/erp/connectors/files/settings';
import { sqlSettings } from '../../plugins/erp/connectors/sql/settings';

const everySeconds = z.number().min(1).max(86_400).default(60);
const name = z.string().regex(/^[A-Za-z0-9_-]{1,40}$/, 'must be letters, digits, - and _');

const configuration = z.object({
    sources: z
        .array(
            z.discriminatedUnion('kind', [
                z.object({ kind: z.literal('files'), name, everySeconds, settings: fileSettings }),
                z.object({ kind: z.literal('sql'), name, everySeconds, settings: sqlSettings }),
            ]),
        )
        .min(1)
        .max(20)
        .refine(sources => new Set(sources.map(source => source.name)).size === sources.length, 'must have different names'),
});
export type AgentSource = z.output<typeof configuration>['sources'][number];

export interface AgentOptions {
    server: string;
    secret: string;
    folder: string;
    /** Folders of files are below the one in which the configuration lies. */
    filesRoot: string;
    sources: AgentSource[];
}

export const usage = `npm run erp-agent -- --server https://shop.example --secret-file FILE --data FOLDER --config FILE

  --server       Where Karvan is. Only https, except on this machine itself. Nothing calls the agent: no port is open here.
  --secret-file  A file with the secret of the agent, as the Dashboard shows it once.
  --data         A folder on a disk that survives a power cut: what is not brought yet waits there.
  --config       A JSON file with the sources: files and SQL, with the settings of docs/erp.md. Folders are below its own.`;

/** What the command line asks for; a sentence about what is wrong with it otherwise. */
export function agentOptions(args: string[], read: (file: string) => string = file => fs.readFileSync(file, 'utf8')): AgentOptions | string {
    const text = { type: 'string' } as const;
    const { values } = parseArgs({ args, options: { 'server': text, 'secret-file': text, 'data': text, 'config': text } });
    const { server, data, config, 'secret-file': secretFile } = values;
    if (server === undefined || secretFile === undefined || data === undefined || config === undefined) return 'Give --server, --secret-file, --data and --config.';
    const url = URL.canParse(server) ? new URL(server) : null;
    const isHere = url !== null && ['127.0.0.1', 'localhost', '[::1]'].includes(url.hostname);
    if (url === null || (url.protocol !== 'https:' && !(url.protocol === 'http:' && isHere))) return '--server must begin with https://';
    const secret = read(secretFile).trim();
    if (!/^[A-Za-z0-9_-]{43}$/.test(secret)) return '--secret-file holds no secret of an agent.';
    const sources = sourcesOf(read(config));
    return typeof sources === 'string' ? sources : { server: url.origin, secret, folder: data, filesRoot: path.dirname(path.resolve(config)), sources };
}

function sourcesOf(text: string): AgentSource[] | string {
    let json: unknown;
    try {
        json = JSON.parse(text);
    } catch {
        return '--config is no JSON.';
    }
    const result = configuration.safeParse(json);
    // Never the values: there are passwords among them.
    return result.success ? result.data.sources : `--config: ${result.error.issues.map(issue => `${issue.path.join('.')}: ${issue.message}`).join('; ')}`;
}
