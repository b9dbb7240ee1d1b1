import { agentOptions } from './options';

const secret = 'a'.repeat(43);
const config = { sources: [{ kind: 'files', name: 'files', settings: { store: 'folder', folder: 'exchange', sources: [] } }] };
const read = (given: object, ...args: string[]) => agentOptions(['--secret-file', 's', '--data', 'd', '--config', '/etc/karvan/agent.json', ...args], file => (file === 's' ? `${secret}\n` : typeof given === 'string' ? given : JSON.stringify(given)));

it('takes sources from its configuration, whose folders are beside it', () => {
    expect(read(config, '--server', 'https://shop.example/')).toMatchObject({ server: 'https://shop.example', secret, folder: 'd', filesRoot: '/etc/karvan', sources: [{ name: 'files', everySeconds: 60 }] });
});

it('sends the secret without https to this machine only', () => {
    expect(read(config, '--server', 'http://127.0.0.1:3000')).toMatchObject({ server: 'http://127.0.0.1:3000' });
    expect(read(config, '--server', 'http://shop.example')).toMatch(/https/);
});

it('says what is wrong with a configuration, and never what stands in it', () => {
    const sql = { kind: 'sql', name: 'sql', settings: { dialect: 'oracle', host: 'h', port: 1, database: 'd', username: 'u', password: 'secret-word', sources: [] } };
    const said = read({ sources: [sql] }, '--server', 'https://a.example');
    expect(said).toMatch(/sources\.0\.settings\.dialect/);
    expect(said).not.toContain('secret-word');
    expect(read({ sources: [config.sources[0], config.sources[0]] }, '--server', 'https://a.example')).toMatch(/different names/);
});
