import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import type { AnyRoute } from '@tanstack/react-router';
import { api, Button, type DashboardRouteDefinition, Page, PageBlock, PageLayout, PageTitle, PermissionGuard } from '@vendure/dashboard';
import { useState } from 'react';
import { toast } from 'sonner';

import { type Field, FieldForm, numberOf, QueryState, reportError, type Values } from '../../screens/dashboard/shared';
import { useErpWords } from './erp-words';
import { connectionDocument, sampleNamesDocument, saveObjectDocument, tryMappingDocument } from './erp.graphql';
import { MappingRows, type MappingRow } from './mapping-rows';
import { Tried, type TriedRecord } from './tried-records';
import { UploadFile } from './upload-file';

export const mappingPage: DashboardRouteDefinition = {
    path: '/erp-connections/$id/$object',
    loader: ({ params }: { params: { id: string } }) => ({
        breadcrumb: [{ path: '/erp', label: <Trans>ERP</Trans> }, { path: `/erp-connections/${params.id}`, label: <Trans>Connection</Trans> }, <Trans>Mapping</Trans>],
    }),
    component: route => <MappingPage route={route} />,
};

interface Setting {
    object: string;
    enabled: boolean;
    cron?: string | null;
    fromMinute?: number | null;
    untilMinute?: number | null;
    workingDaysOnly: boolean;
    fullEveryHours: number;
    massChangePercent: number;
    alarmAfterFailures: number;
    mapping: MappingRow[];
    fields: { name: string; required: boolean }[];
    version: number;
}

function MappingPage({ route }: { route: AnyRoute }) {
    const words = useErpWords();
    const { id, object } = route.useParams() as { id: string; object: string };
    const query = useQuery({ queryKey: ['erp-connection', id], queryFn: () => api.query(connectionDocument, { id }) });
    if (!query.data) return <Page pageId="erp-mapping"><QueryState query={query} /></Page>;
    const setting = query.data.erpObjectSettings.find(one => one.object === object) as Setting | undefined;
    return (
        <Page pageId="erp-mapping">
            <PageTitle>{words.object(object)} · <bdi>{query.data.erpConnection.name}</bdi></PageTitle>
            {setting ? (
                <Mapping key={setting.version} connectionId={id} readsFiles={query.data.erpConnection.kind === 'files'} setting={setting} tables={query.data.erpCodeTables.names} steps={query.data.erpCodeTables.steps} />
            ) : <p className="text-muted-foreground"><Trans>This connection does not give such an object.</Trans></p>}
        </Page>
    );
}

const time = (minute: number | null | undefined) => (minute === null || minute === undefined ? '' : `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`);
const minuteOf = (text: string) => {
    const [hours = '', minutes = '0'] = text.split(':');
    return text.trim() === '' ? null : Number(hours) * 60 + Number(minutes);
};

function Mapping({ connectionId, readsFiles, setting, tables, steps }: { connectionId: string; readsFiles: boolean; setting: Setting; tables: readonly string[]; steps: readonly string[] }) {
    const { t } = useLingui();
    const client = useQueryClient();
    const [rows, setRows] = useState<MappingRow[]>(setting.mapping);
    const [tried, setTried] = useState<TriedRecord[] | null>(null);
    const [isTrying, setTrying] = useState(false);
    const names = useQuery({ queryKey: ['erp-sample-names', connectionId, setting.object], queryFn: () => api.query(sampleNamesDocument, { connectionId, object: setting.object }), retry: false });
    const attempt = async () => {
        setTrying(true);
        try {
            setTried((await api.mutate(tryMappingDocument, { input: { connectionId, object: setting.object, mapping: rows, take: 20 } })).tryErpMapping as TriedRecord[]);
        } finally {
            setTrying(false);
        }
    };
    const fields: Field[] = [
        { name: 'enabled', label: t`Switched on`, kind: 'switch' },
        { name: 'cron', label: t`When it is pulled`, ltr: true, hint: t`Five parts as cron has them, such as */15 * * * *; empty: by hand and when the ERP calls` },
        { name: 'from', label: t`Only from`, ltr: true, hint: t`For example 06:00` },
        { name: 'until', label: t`Only until`, ltr: true },
        { name: 'workingDaysOnly', label: t`On working days only`, kind: 'switch' },
        { name: 'fullEveryHours', label: t`Everything is asked for every so many hours`, ltr: true, required: true },
        { name: 'massChangePercent', label: t`A person is asked when more than so many of a hundred records change at once`, ltr: true, required: true },
        { name: 'alarmAfterFailures', label: t`A mail is sent after so many failures in a row`, ltr: true, required: true },
    ];
    const initial = {
        enabled: setting.enabled, cron: setting.cron ?? '', from: time(setting.fromMinute), until: time(setting.untilMinute), workingDaysOnly: setting.workingDaysOnly,
        fullEveryHours: String(setting.fullEveryHours), massChangePercent: String(setting.massChangePercent), alarmAfterFailures: String(setting.alarmAfterFailures),
    };
    const save = async (values: Values) => {
        const input = {
            connectionId, object: setting.object, enabled: values.enabled === true, cron: String(values.cron) || null, fromMinute: minuteOf(String(values.from)), untilMinute: minuteOf(String(values.until)),
            workingDaysOnly: values.workingDaysOnly === true, fullEveryHours: numberOf(String(values.fullEveryHours)), massChangePercent: numberOf(String(values.massChangePercent)),
            alarmAfterFailures: numberOf(String(values.alarmAfterFailures)), mapping: rows, version: setting.version,
        };
        await api.mutate(saveObjectDocument, { input });
        toast.success(t`Saved`);
        await client.invalidateQueries({ queryKey: ['erp-connection', connectionId] });
    };
    return (
        <PageLayout>
            <PageBlock column="main" blockId="erp-mapping-fields" title={<Trans>Fields</Trans>}>
                <div className="grid gap-4">
                    {names.error && <QueryState query={names} />}
                    <MappingRows rows={rows} fields={setting.fields} names={names.data?.erpSampleNames ?? []} tables={tables} steps={steps} onChange={setRows} />
                    <PermissionGuard requires={['ManageErp']}>
                        <Button type="button" variant="outline" className="justify-self-start" disabled={isTrying} onClick={() => void attempt().catch(reportError)}><Trans>Try it on real records</Trans></Button>
                    </PermissionGuard>
                    {tried && <Tried records={tried} />}
                </div>
            </PageBlock>
            {readsFiles && (
                <PageBlock column="main" blockId="erp-upload" title={<Trans>A file at hand</Trans>}>
                    <PermissionGuard requires={['ManageErp']}><UploadFile connectionId={connectionId} object={setting.object} mapping={setting.mapping} /></PermissionGuard>
                </PageBlock>
            )}
            <PageBlock column="side" blockId="erp-mapping-schedule" title={<Trans>Schedule</Trans>}>
                <PermissionGuard requires={['ManageErp']}><FieldForm fields={fields} initial={initial} submitLabel={<Trans>Save</Trans>} onSubmit={save} /></PermissionGuard>
            </PageBlock>
        </PageLayout>
    );
}
