/** The form for a connection's settings, held against what the server checks of each kind. */
import fc from 'fast-check';

import { agentKind } from '../../plugins/erp/connectors/agent/kind';
import { connectorKinds } from '../../plugins/erp/connectors/kinds';
import type { ErpConnectorKind } from '../../plugins/erp/types';
import { fieldsOf, hasPlace, linesOf, pairsOf, type Schema, type SettingField, settingsToSend, startsOf, textsOf } from '../../plugins/erp/dashboard/settings-fields';

const kinds: ErpConnectorKind[] = [...connectorKinds({} as never), agentKind({} as never)];
const plain = (typed: string) => (/^\d+(\.\d+)?$/.test(typed) ? Number(typed) : NaN);

function deepest(fields: readonly SettingField[]): string[] {
    return fields.flatMap(({ name, node }) => {
        if (node.kind === 'group' || node.kind === 'groups') return deepest(node.fields).map(one => `${name}.${one}`);
        return node.kind === 'variants' ? node.of.flatMap(({ fields: own }) => deepest(own)).map(one => `${name}.${one}`) : [`${name} ${node.kind}`];
    });
}

describe.each(kinds.map(kind => [kind.kind, kind] as const))('settings of %s', (_, kind) => {
    const fields = fieldsOf(kind.form as Schema, kind.secrets);

    it('have a field each, none of which is typed as JSON and none of which is a secret', () => {
        expect(deepest(fields).filter(one => one.endsWith(' json'))).toEqual([]);
        expect(fields.filter(({ name }) => kind.secrets.includes(name))).toEqual([]);
        expect(fields.length + kind.secrets.length).toBe(Object.keys((kind.form as Schema).properties ?? {}).length);
    });

    it('say of what is missing where it is missing', () => {
        const refused = () => kind.settings(settingsToSend(fields, startsOf(fields), plain));
        expect(refused).toThrow();
        try {
            refused();
        } catch (error) {
            const places = (error as Error).message.split('; ').map(line => line.slice(0, line.indexOf(':'))).filter(place => !kind.secrets.includes(place));
            expect(places.length).toBeGreaterThan(0);
            for (const place of places) expect({ place, isShown: hasPlace(fields, startsOf(fields), place) }).toEqual({ place, isShown: true });
        }
    });
});

describe('settings of files', () => {
    const files = kinds.find(one => one.kind === 'files') as ErpConnectorKind;
    const fields = fieldsOf(files.form as Schema, files.secrets);
    const source = { object: 'stock', name: 'stock*.csv', format: 'csv', isWhole: true, key: ['ID'], delimiter: ';', encoding: 'utf-8', records: 'rows/row' };

    it('go to the server as its schema wants them', () => {
        const typed = { ...startsOf(fields), store: 'folder', folder: 'mill', stableSeconds: '5', port: '', sources: [source] };
        const sent = settingsToSend(fields, typed, plain);
        expect(sent).toMatchObject({ stableSeconds: 5, sources: [source] });
        expect(Object.keys(sent)).not.toContain('port');
        expect(files.settings(sent)).toMatchObject({ port: 22, stableSeconds: 5, sources: [source] });
    });

    it('show again what was saved, and save it as it was', () => {
        const saved = { store: 'folder', folder: 'mill', stableSeconds: 5, sources: [{ ...source, isWhole: false, gone: { field: 'State', values: ['X', 'Y'] } }] };
        expect(settingsToSend(fields, saved, plain)).toEqual(saved);
    });

    it('name a place within what there is more of', () => {
        const typed = { ...startsOf(fields), sources: [source] };
        expect(['sources', 'sources.0', 'sources.0.name', 'sources.0.key.0', 'store'].filter(place => !hasPlace(fields, typed, place))).toEqual([]);
        expect(['sources.1.name', 'sources.0.other', 'password', 'sources.0.gone.field'].filter(place => hasPlace(fields, typed, place))).toEqual([]);
    });

    it('send what is no number as it was typed', () => {
        expect(settingsToSend(fields, { ...startsOf(fields), port: 'twenty' }, plain)).toMatchObject({ port: 'twenty' });
    });
});

describe('lines', () => {
    const name = fc.stringMatching(/^[A-Za-z][A-Za-z0-9_]{0,8}$/);

    it('are the texts that they were made of', () => {
        fc.assert(fc.property(fc.array(name), texts => expect(textsOf(linesOf(texts))).toEqual(texts)));
    });

    it('are the pairs that they were made of, also where a value has an = in it', () => {
        fc.assert(fc.property(fc.dictionary(name, fc.stringMatching(/^[a-z=]{0,9}$/)), pairs => expect(pairsOf(linesOf(pairs))).toEqual({ ...pairs })));
    });
});
