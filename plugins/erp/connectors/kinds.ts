/** The kinds of connector that Karvan ships. */
import type { z } from 'zod';

import { checked } from '../../../kernel/vendure-input';
import { erpDocuments, erpObjects, type ErpCapabilities, type ErpConnector, type ErpConnectorKind } from '../types';
import { FileConnector } from './files/connector';
import { fileSettings } from './files/settings';
import { openRahkaran } from './rahkaran/connector';
import { rahkaranSettings } from './rahkaran/settings';
import { openRest } from './rest/connector';
import { restSettings } from './rest/settings';
import { SqlConnector } from './sql/connector';
import { sqlSettings } from './sql/settings';
import { formOf } from './settings-form';
import type { Surroundings } from './surroundings';

interface KindParts<Schema extends z.ZodType> {
    kind: string;
    schema: Schema;
    secrets: readonly (keyof z.output<Schema> & string)[];
    capabilities: ErpCapabilities;
    open: (settings: z.output<Schema>, surroundings: Surroundings) => ErpConnector;
}

export function connectorKinds(surroundings: Surroundings): readonly ErpConnectorKind[] {
    const kind = <Schema extends z.ZodType>({ schema, open, ...rest }: KindParts<Schema>): ErpConnectorKind =>
        ({ ...rest, form: formOf(schema), settings: (input: unknown) => checked(schema, input), open: (settings: z.output<Schema>) => open(settings, surroundings) });
    return [
        kind({ kind: 'rahkaran', schema: rahkaranSettings, secrets: ['password'], capabilities: everything(true), open: openRahkaran }),
        kind({ kind: 'rest', schema: restSettings, secrets: ['secret'], capabilities: everything(true), open: openRest }),
        kind({ kind: 'sql', schema: sqlSettings, secrets: ['password'], capabilities: { ...everything(true), push: [] }, open: (settings, around) => new SqlConnector(settings, around) }),
        kind({ kind: 'files', schema: fileSettings, secrets: ['password', 'privateKey'], capabilities: everything(true), open: (settings, around) => new FileConnector(settings, around) }),
    ];
}

/** What the kind could do; what one connection does depends on its sources and targets. */
function everything(isIncremental: boolean): ErpCapabilities {
    return { pull: Object.fromEntries(erpObjects.map(object => [object, { full: true, incremental: isIncremental }])), push: erpDocuments };
}
