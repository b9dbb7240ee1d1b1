import { PluginCommonModule, VendurePlugin } from '@vendure/core';

/** Parts that the Dashboard pages of all plugins share. */
@VendurePlugin({
    imports: [PluginCommonModule],
    compatibility: '^3.7.0',
    dashboard: './dashboard/index.tsx',
})
export class ScreensPlugin {}
