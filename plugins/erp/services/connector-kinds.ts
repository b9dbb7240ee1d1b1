import { Inject, Injectable } from '@nestjs/common';

import { inputError } from '../../../kernel/vendure-input';
import { ERP_OPTIONS } from '../constants';
import type { ErpConnectorKind, ErpOptions } from '../types';

/** Kinds of connectors that this installation has. */
@Injectable()
export class ConnectorKinds {
    private kinds = new Map<string, ErpConnectorKind>();

    constructor(@Inject(ERP_OPTIONS) options: ErpOptions) {
        for (const kind of options.kinds) this.register(kind);
    }

    register<Settings>(kind: ErpConnectorKind<Settings>): void {
        if (this.kinds.has(kind.kind)) throw new Error(`Two kinds of connectors are called ${kind.kind}`);
        this.kinds.set(kind.kind, kind);
    }

    find(name: string): ErpConnectorKind | undefined {
        return this.kinds.get(name);
    }

    get(name: string): ErpConnectorKind {
        const kind = this.find(name);
        if (kind === undefined) throw inputError(`kind: must be one of ${this.all().map(one => one.kind).join(', ')}`);
        return kind;
    }

    all(): ErpConnectorKind[] {
        return [...this.kinds.values()].sort((a, b) => (a.kind < b.kind ? -1 : 1));
    }
}
