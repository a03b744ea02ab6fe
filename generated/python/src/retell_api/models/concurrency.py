# Generated from Retell SDK 3.0.0 by Truespec; do not edit.


from retell_api._runtime.models import Model


class GetConcurrencyResponse(Model):
    current_concurrency: int | None = None
    concurrency_limit: int | None = None
    base_concurrency: int | None = None
    purchased_concurrency: int | None = None
    concurrency_purchase_limit: int | None = None
    remaining_purchase_limit: int | None = None
    concurrency_burst_enabled: bool | None = None
    concurrency_burst_limit: int | None = None
