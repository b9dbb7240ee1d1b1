const { execFileSync } = require('node:child_process');
const path = require('node:path');

module.exports = async () => {
    const output = execFileSync(process.execPath, ['-r', '@swc-node/register', path.join(__dirname, 'build-template.ts')], {
        cwd: path.resolve(__dirname, '..'),
        encoding: 'utf8',
        env: { ...process.env, NODE_OPTIONS: '', NODE_ENV: 'test', VENDURE_DISABLE_TELEMETRY: 'true' },
        stdio: ['ignore', 'pipe', 'inherit'],
    });
    process.env.TEST_PG = output.trim().split('\n').pop();
    process.env.VENDURE_DISABLE_TELEMETRY = 'true';
};
