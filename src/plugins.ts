/** Karvan's plugins, in dependency order: each may use those above it (see `.dependency-cruiser.cjs`). */
import type { VendureConfig } from '@vendure/core';

export const plugins: NonNullable<VendureConfig['plugins']> = [];
