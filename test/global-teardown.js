const fs = require('node:fs');
const path = require('node:path');

// SIGINT is PostgreSQL's fast shutdown. The data folder stays, so the next run finds its template.
module.exports = async () => {
    const file = path.resolve(process.env.KARVAN_TEST_PG ?? path.join(process.cwd(), '.karvan/test-pg'), 'pgdata/postmaster.pid');
    if (fs.existsSync(file)) process.kill(Number(fs.readFileSync(file, 'utf8').split('\n')[0]), 'SIGINT');
};
