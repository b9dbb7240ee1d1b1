import { Injectable } from '@nestjs/common';
import type { z } from 'zod';

import type { Importer, LargeImporter } from '../types';

export type AnyImporter = Importer | LargeImporter;

/** Which files Karvan can read. Plugins register in `onApplicationBootstrap` or a provider's constructor. */
@Injectable()
export class ImportRegistry {
    private importers = new Map<string, AnyImporter>();

    register<Columns extends z.ZodObject>(importer: Importer<Columns> | LargeImporter<Columns>): void {
        if (this.importers.has(importer.name)) {
            throw new Error(`Two importers are named ${importer.name}`);
        }
        this.importers.set(importer.name, importer);
    }

    find(name: string): AnyImporter | undefined {
        return this.importers.get(name);
    }

    all(): AnyImporter[] {
        return Array.from(this.importers.values()).sort((a, b) => (a.name < b.name ? -1 : 1));
    }

    /** By the longest name that the file's name begins with: `price-lists-2026.csv` goes to `price-lists`, not to `price`. */
    forFile(filename: string): AnyImporter | undefined {
        const base = filename.toLowerCase().replace(/^.*[\\/]/, '');
        return this.all()
            .filter(({ name }) => base.startsWith(name) && !/^[a-z0-9]/.test(base.slice(name.length)))
            .sort((a, b) => b.name.length - a.name.length)[0];
    }
}
