/** `npm run scale-agent`: the program in the scale house. It needs nothing of the server but to reach it by HTTPS. */
import { Agent } from './agent';
import { isOnlyOne } from './only-one';
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
    for (const signal of ['SIGTERM', 'SIGINT'] as const) {
        process.on(signal, () => {
            agent.stop();
            process.exit(0);
        });
    }
}

main().catch((error: unknown) => fail(error instanceof Error ? error.message : String(error)));
