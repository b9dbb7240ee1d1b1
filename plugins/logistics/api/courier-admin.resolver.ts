import { Args, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { Allow, Ctx, type ID, Permission, type RequestContext } from '@vendure/core';

import { idOf } from '../../../kernel/vendure-input';
import { ScopeService } from '../../organizations';
import { shipmentPermission } from '../constants';
import { hasLabel, mayCancelCourier } from '../domain/courier-states';
import type { CourierAccount } from '../entities/courier-account.entity';
import type { CourierBooking } from '../entities/courier-booking.entity';
import type { Shipment } from '../entities/shipment.entity';
import { CourierRefusal } from '../errors';
import { CourierAccountService } from '../services/courier-account.service';
import { CourierBookingService } from '../services/courier-booking.service';
import { CourierPorts } from '../services/courier-ports';

@Resolver()
export class CourierAdminResolver {
    constructor(
        private scopes: ScopeService,
        private accounts: CourierAccountService,
        private bookings: CourierBookingService,
        private ports: CourierPorts,
    ) {}

    @Query()
    @Allow(shipmentPermission.Read)
    courierKinds() {
        return this.ports.kinds().map(({ kind, name, abilities }) => ({ kind, name, ...abilities }));
    }

    @Query()
    @Allow(shipmentPermission.Read)
    courierAccounts(@Ctx() ctx: RequestContext) {
        return this.accounts.list(ctx);
    }

    @Query()
    @Allow(shipmentPermission.Read)
    courierDraft(@Ctx() ctx: RequestContext, @Args('shipmentId') shipmentId: ID) {
        return this.bookings.draft(ctx, idOf(shipmentId, 'shipmentId'));
    }

    @Mutation()
    @Allow(Permission.UpdateSettings)
    async saveCourierAccount(@Ctx() ctx: RequestContext, @Args('input') input: object) {
        return this.accounts.save(ctx, await this.scopes.staff(ctx), input);
    }

    @Mutation()
    @Allow(Permission.UpdateSettings)
    checkCourierAccount(@Ctx() ctx: RequestContext, @Args('id') id: ID) {
        return this.accounts.check(ctx, idOf(id));
    }

    @Mutation()
    @Allow(Permission.UpdateSettings)
    async renewCourierHook(@Ctx() ctx: RequestContext, @Args('accountId') accountId: ID) {
        return this.accounts.renewHook(ctx, await this.scopes.staff(ctx), idOf(accountId, 'accountId'));
    }

    @Mutation()
    @Allow(shipmentPermission.Update)
    async bookCourier(@Ctx() ctx: RequestContext, @Args('input') input: object) {
        return this.bookings.book(ctx, await this.scopes.staff(ctx), input);
    }

    @Mutation()
    @Allow(shipmentPermission.Update)
    async cancelCourier(@Ctx() ctx: RequestContext, @Args() args: { shipmentId: ID; reason: string }) {
        return this.bookings.cancel(ctx, await this.scopes.staff(ctx), args);
    }

    @Mutation()
    @Allow(shipmentPermission.Update)
    async retryCourier(@Ctx() ctx: RequestContext, @Args('shipmentId') shipmentId: ID) {
        return this.bookings.retry(ctx, await this.scopes.staff(ctx), idOf(shipmentId, 'shipmentId'));
    }
}

@Resolver('CourierAccount')
export class CourierAccountResolver {
    @ResolveField()
    hasToken(@Parent() account: CourierAccount) {
        return account.sealedToken !== null;
    }

    @ResolveField()
    hasHook(@Parent() account: CourierAccount) {
        return account.hookHash !== null;
    }
}

@Resolver('CourierBooking')
export class CourierBookingResolver {
    constructor(
        private bookings: CourierBookingService,
        private ports: CourierPorts,
    ) {}

    @ResolveField()
    courierName(@Parent() { kind }: CourierBooking) {
        return this.ports.nameOf(kind);
    }

    @ResolveField()
    trackingUrl(@Parent() { kind, trackingNumber }: CourierBooking) {
        return this.ports.trackingUrl(kind, trackingNumber);
    }

    @ResolveField()
    isStuck(@Ctx() ctx: RequestContext, @Parent() booking: CourierBooking) {
        return this.bookings.isStuck(ctx, booking);
    }

    @ResolveField()
    hasLabel(@Parent() { state }: CourierBooking) {
        return hasLabel(state);
    }

    @ResolveField()
    mayCancel(@Parent() { state, isCalledOff }: CourierBooking) {
        return mayCancelCourier(state) && !isCalledOff;
    }
}

@Resolver('Shipment')
export class ShipmentCourierResolver {
    constructor(private bookings: CourierBookingService) {}

    @ResolveField()
    courierBookings(@Ctx() ctx: RequestContext, @Parent() shipment: Shipment) {
        return this.bookings.ofShipment(ctx, shipment.id);
    }
}

@Resolver('CourierBookingResult')
export class CourierBookingResultResolver {
    @ResolveField()
    __resolveType(value: object): string {
        return value instanceof CourierRefusal ? 'CourierRefusal' : 'CourierBooking';
    }
}
