const { defineConfig } = require('@lingui/cli');
const fs = require('node:fs');

const withDashboard = fs.readdirSync('plugins').filter(name => fs.existsSync(`plugins/${name}/dashboard`));

module.exports = defineConfig({
    sourceLocale: 'en',
    locales: ['en', 'fa', 'pl', 'ru'],
    catalogs: withDashboard.map(name => ({
        path: `<rootDir>/plugins/${name}/dashboard/i18n/{locale}`,
        include: [`<rootDir>/plugins/${name}/dashboard/**`],
    })),
});
