import { Trans, useLingui } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import { ActionBarItem, Badge, Button, type DashboardRouteDefinition, DetailPageButton, ListPage, PermissionGuard } from '@vendure/dashboard';
import { PlusIcon } from 'lucide-react';

import { Ltr, useFormats } from '../../screens/dashboard/shared';
import {
    createDriverMutation, createVehicleMutation, driverListQuery, driverQuery, updateDriverMutation, updateVehicleMutation, vehicleListQuery, vehicleQuery,
} from './logistics.graphql';
import { RecordForm } from './record-form';
import { useCountryName } from './load-wording';
import { useKg } from './wording';

export type Route = Parameters<DashboardRouteDefinition['component']>[0];

export function NewButton({ to, label }: { to: string; label: React.ReactNode }) {
    return (
        <ActionBarItem itemId="page-actions"><div className="flex flex-wrap justify-end gap-2">
            <PermissionGuard requires={['CreateShipment']}>
                <Button render={<Link to={to} />}><PlusIcon /> {label}</Button>
            </PermissionGuard>
        </div></ActionBarItem>
    );
}

export function ActiveBadge({ active }: { active: boolean }) {
    return active ? <Badge variant="success"><Trans>Active</Trans></Badge> : <Badge variant="outline"><Trans>Inactive</Trans></Badge>;
}

export const vehicleList: DashboardRouteDefinition = {
    navMenuItem: { sectionId: 'logistics', id: 'transport-vehicles', url: '/logistics/vehicles', title: /* i18n*/ 'Vehicles', order: 40, requiresPermission: ['ReadShipment'] },
    path: '/logistics/vehicles',
    loader: () => ({ breadcrumb: () => <Trans>Vehicles</Trans> }),
    component: route => <VehicleListPage route={route} />,
};

function VehicleListPage({ route }: { route: Route }) {
    const kg = useKg();
    const { moment } = useFormats();
    return (
        <ListPage
            pageId="transport-vehicle-list"
            title={<Trans>Vehicles</Trans>}
            listQuery={vehicleListQuery}
            route={route}
            defaultVisibility={{ name: true, plate: true, capacityG: true, storedTareG: true, storedTareAt: true, active: true }}
            onSearchTermChange={term => (term ? { _or: [{ name: { contains: term } }, { plate: { contains: term } }] } : {})}
            customizeColumns={{
                name: { cell: ({ row }) => <DetailPageButton href={`/logistics/vehicles/${row.original.id}`} label={row.original.name} /> },
                plate: { cell: ({ row }) => <Ltr>{row.original.plate}</Ltr> },
                capacityG: { cell: ({ row }) => <>{kg(row.original.capacityG)}</> },
                storedTareAt: { cell: ({ row }) => <>{row.original.storedTareAt === null ? '–' : moment(row.original.storedTareAt)}</> },
                storedTareG: { cell: ({ row }) => <>{row.original.storedTareG === null ? '–' : kg(row.original.storedTareG)}</> },
                active: { cell: ({ row }) => <ActiveBadge active={row.original.active} /> },
            }}
        >
            <NewButton to="/logistics/vehicles/new" label={<Trans>New vehicle</Trans>} />
        </ListPage>
    );
}

export const vehicleDetail: DashboardRouteDefinition = {
    path: '/logistics/vehicles/$id',
    loader: () => ({ breadcrumb: [{ path: '/logistics/vehicles', label: <Trans>Vehicles</Trans> }, <Trans>Vehicle</Trans>] }),
    component: () => <VehiclePage />,
};

function VehiclePage() {
    const { t } = useLingui();
    const countryName = useCountryName();
    const layouts = [
        ['truck-2', t`Truck with two axles`], ['truck-3', t`Truck with three axles`], ['semi-4', t`Semi-trailer, four axles in all`],
        ['semi-5', t`Semi-trailer, five axles in all`], ['semi-6', t`Semi-trailer, six axles in all`],
    ] as const;
    return (
        <RecordForm
            pageId="transport-vehicle-detail"
            title={t`Vehicle`}
            newTitle={t`New vehicle`}
            listPath="/logistics/vehicles"
            documents={{ find: vehicleQuery, create: createVehicleMutation, update: updateVehicleMutation }}
            fields={[
                { name: 'name', label: t`Name`, kind: 'text' },
                { name: 'countryCode', label: t`Country of the plate`, kind: 'choice', options: [['', t`Not said`], ...['IR', 'PL', 'RU'].map(code => [code, countryName(code)] as const)], hint: t`Plates are checked by it, and loads by the limits of its roads.` },
                { name: 'plate', label: t`Plate`, kind: 'code' },
                { name: 'capacityG', label: t`Capacity, kg`, kind: 'kg' },
                { name: 'storedTareG', label: t`Empty weight, kg`, kind: 'kg', isOptional: true, hint: t`What the papers say is only compared with. To be the tare of a ticket it must be weighed and kept at the weighbridge.` },
                { name: 'grossLimitG', label: t`Vehicle and load together, by its papers, kg`, kind: 'kg', isOptional: true },
                { name: 'axleLayout', label: t`Axles`, kind: 'choice', options: [['', t`Not said`], ...layouts] },
                { name: 'bedLengthMm', label: t`Length of the bed, mm`, kind: 'number', isOptional: true },
                { name: 'bedVolumeDm3', label: t`Room on the bed, litres`, kind: 'number', isOptional: true },
                { name: 'tareValidDays', label: t`Days for which a weighed empty weight holds`, kind: 'number', initial: '30' },
                { name: 'active', label: t`Active`, kind: 'boolean' },
            ]}
        />
    );
}

export const driverList: DashboardRouteDefinition = {
    navMenuItem: { sectionId: 'logistics', id: 'transport-drivers', url: '/logistics/drivers', title: /* i18n*/ 'Drivers', order: 50, requiresPermission: ['ReadShipment'] },
    path: '/logistics/drivers',
    loader: () => ({ breadcrumb: () => <Trans>Drivers</Trans> }),
    component: route => (
        <ListPage
            pageId="transport-driver-list"
            title={<Trans>Drivers</Trans>}
            listQuery={driverListQuery}
            route={route}
            defaultVisibility={{ name: true, phone: true, active: true }}
            onSearchTermChange={term => (term ? { _or: [{ name: { contains: term } }, { phone: { contains: term } }] } : {})}
            customizeColumns={{
                name: { cell: ({ row }) => <DetailPageButton href={`/logistics/drivers/${row.original.id}`} label={row.original.name} /> },
                phone: { cell: ({ row }) => <Ltr>{row.original.phone}</Ltr> },
                active: { cell: ({ row }) => <ActiveBadge active={row.original.active} /> },
            }}
        >
            <NewButton to="/logistics/drivers/new" label={<Trans>New driver</Trans>} />
        </ListPage>
    ),
};

export const driverDetail: DashboardRouteDefinition = {
    path: '/logistics/drivers/$id',
    loader: () => ({ breadcrumb: [{ path: '/logistics/drivers', label: <Trans>Drivers</Trans> }, <Trans>Driver</Trans>] }),
    component: () => <DriverPage />,
};

function DriverPage() {
    const { t } = useLingui();
    return (
        <RecordForm
            pageId="transport-driver-detail"
            title={t`Driver`}
            newTitle={t`New driver`}
            listPath="/logistics/drivers"
            documents={{ find: driverQuery, create: createDriverMutation, update: updateDriverMutation }}
            fields={[
                { name: 'name', label: t`Name`, kind: 'text' },
                { name: 'phone', label: t`Phone`, kind: 'code' },
                { name: 'active', label: t`Active`, kind: 'boolean' },
            ]}
        />
    );
}
