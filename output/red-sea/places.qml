<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>
<qgis version="3.22.0" styleCategories="Symbology|Labeling|MapTips" labelsEnabled="1">
<renderer-v2 type="RuleRenderer" symbollevels="0" forceraster="0" enableorderby="0">
<rules key="{places}">
<rule key="{places-0}" symbol="0" label="Place" filter="&quot;precision&quot; = &#39;point&#39;"/>
<rule key="{places-1}" symbol="1" label="Point for an area" filter="ELSE"/>
</rules>
<symbols>
<symbol type="marker" name="0" alpha="1" clip_to_extent="1" force_rhr="0">
<layer class="SimpleMarker" enabled="1" locked="0" pass="0">
<Option type="Map">
<Option type="QString" name="name" value="circle"/>
<Option type="QString" name="color" value="29,53,87,255"/>
<Option type="QString" name="outline_color" value="255,255,255,255"/>
<Option type="QString" name="outline_style" value="solid"/>
<Option type="QString" name="outline_width" value="0.4"/>
<Option type="QString" name="outline_width_unit" value="MM"/>
<Option type="QString" name="size" value="2.6"/>
<Option type="QString" name="size_unit" value="MM"/>
<Option type="QString" name="scale_method" value="diameter"/>
</Option>
<data_defined_properties><Option type="Map">
<Option type="QString" name="name" value=""/>
<Option type="Map" name="properties">
<Option type="Map" name="fillColor"><Option type="bool" name="active" value="true"/><Option type="QString" name="expression" value="coalesce(&quot;marker-color&quot;,&#39;#1d3557&#39;)"/><Option type="int" name="type" value="3"/></Option>
</Option>
<Option type="QString" name="type" value="collection"/>
</Option></data_defined_properties>
</layer>
</symbol>
<symbol type="marker" name="1" alpha="1" clip_to_extent="1" force_rhr="0">
<layer class="SimpleMarker" enabled="1" locked="0" pass="0">
<Option type="Map">
<Option type="QString" name="name" value="square"/>
<Option type="QString" name="color" value="255,255,255,200"/>
<Option type="QString" name="outline_color" value="90,107,123,255"/>
<Option type="QString" name="outline_style" value="solid"/>
<Option type="QString" name="outline_width" value="0.4"/>
<Option type="QString" name="outline_width_unit" value="MM"/>
<Option type="QString" name="size" value="2.2"/>
<Option type="QString" name="size_unit" value="MM"/>
<Option type="QString" name="scale_method" value="diameter"/>
</Option>
<data_defined_properties><Option type="Map">
<Option type="QString" name="name" value=""/>
<Option type="Map" name="properties">
<Option type="Map" name="outlineColor"><Option type="bool" name="active" value="true"/><Option type="QString" name="expression" value="coalesce(&quot;marker-color&quot;,&#39;#5a6b7b&#39;)"/><Option type="int" name="type" value="3"/></Option>
</Option>
<Option type="QString" name="type" value="collection"/>
</Option></data_defined_properties>
</layer>
</symbol>
</symbols>
</renderer-v2>
<labeling type="simple"><settings calloutType="simple">
<text-style fieldName="name" isExpression="0" fontSize="9" fontSizeUnit="Point" fontFamily="Open Sans" textColor="29,53,87,255" textOpacity="1" multilineHeight="1">
<text-buffer bufferDraw="1" bufferSize="0.8" bufferSizeUnits="MM" bufferColor="255,255,255,230" bufferOpacity="1" bufferJoinStyle="128"/>
</text-style>
<placement placement="6" priority="9" placementFlags="10" dist="1" distUnits="MM" predefinedPositionOrder="TR,TL,BR,BL,R,L,TSR,BSR" maxCurvedCharAngleIn="25" maxCurvedCharAngleOut="-25"/>
<rendering drawLabels="1" obstacle="1"/>
</settings></labeling>
<mapTip>&lt;b&gt;[% replace(replace(coalesce(&quot;title&quot;,&#39;&#39;),&#39;&amp;&#39;,&#39;&amp;amp;&#39;),&#39;&lt;&#39;,&#39;&amp;lt;&#39;) %]&lt;/b&gt;&lt;br&gt;[% replace(replace(coalesce(&quot;description&quot;,&#39;&#39;),&#39;&amp;&#39;,&#39;&amp;amp;&#39;),&#39;&lt;&#39;,&#39;&amp;lt;&#39;) %]&lt;br&gt;&lt;i&gt;[% replace(replace(coalesce(&quot;quote&quot;,&#39;&#39;),&#39;&amp;&#39;,&#39;&amp;amp;&#39;),&#39;&lt;&#39;,&#39;&amp;lt;&#39;) %]&lt;/i&gt;</mapTip>
<blendMode>0</blendMode>
<featureBlendMode>0</featureBlendMode>
<layerOpacity>1</layerOpacity>
<layerGeometryType>0</layerGeometryType>
</qgis>
