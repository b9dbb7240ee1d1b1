/** `npm run erp-agent`: the program beside an ERP that no connection from outside reaches. It needs nothing of the server but to reach it by HTTPS. */
import { isOnlyOne } from '../scale-agent/only-one';
import { Agent } from './agent';
import { agentOptions, usage } from './options';

function fail(text: string): never {
    console.error(text);
    process.exit(2);
}

async function main(): Promise<void> {
    const options = agentOptions(process.argv.slice(2));
    if (typeof options === 'string') fail(`${options}\n\n${usage}`);
    if (!(await isOnlyOne(options.folder))) fail(`Another agent works in ${options.folder}.`);
    const agent = new Agent(options, text => console.log(`${new Date().toISOString()} ${text}`));
    agent.start();
    for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, () => void agent.stop().finally(() => process.exit(0)));
}

main().catch((error: unknown) => fail(error instanceof Error ? error.message : String(error)));
